// Runs before anything of the page: takes the times of what a reader sees.
globalThis.probe = {
  tasks: [],
  // After the next frame is on the screen. What a frame callback posts runs when the frame is done.
  painted: () => new Promise((done) => requestAnimationFrame(() => {
    const after = new MessageChannel();
    after.port1.onmessage = () => done(performance.now());
    after.port2.postMessage(null);
  })),
  // When that is there for the first time, and on the screen.
  shown: (there) => new Promise((done) => {
    const look = () => there() && (watch.disconnect(), probe.painted().then(done));
    const watch = new MutationObserver(look);
    watch.observe(document, { childList: true, subtree: true, attributes: true });
    look();
  }),
  // The longest task since that time, in milliseconds; 0 if none took more than 50.
  longest: (since) =>
    Math.max(0, ...probe.tasks.filter((task) => task.startTime >= since).map((task) => task.duration)),
  // A fixed piece of work with frames between, in milliseconds: how fast this machine is at this
  // moment, and how busy.
  async calibrate() {
    const start = performance.now();
    let x = 1;
    for (let part = 0; part < 8; part++) {
      for (let i = 0; i < 5e6; i++) x = (Math.imul(x, 1664525) + 1013904223) | 0;
      await probe.painted();
    }
    probe.last = x;
    return performance.now() - start;
  },
  // Frames while `act` runs, each as the milliseconds since the one before.
  async frames(act) {
    const gaps = [];
    let last, on = true;
    const frame = (now) => {
      if (last !== undefined) gaps.push(now - last);
      last = now;
      if (on) requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
    await act();
    on = false;
    return gaps;
  },
  // What the worker takes to answer: the browser slows down the page, and not its workers.
  worker: { asked: undefined, took: undefined },
};
new PerformanceObserver((list) => probe.tasks.push(...list.getEntries()))
  .observe({ type: "longtask", buffered: true });
const post = Worker.prototype.postMessage;
Worker.prototype.postMessage = function (...message) {
  probe.worker.asked ??= performance.now();
  return post.apply(this, message);
};
// First of all who hear an answer: what the page does with it is the page's time, slowed down already.
globalThis.Worker = class extends Worker {
  constructor(...how) {
    super(...how);
    this.addEventListener("message", () => { probe.worker.took ??= performance.now() - probe.worker.asked });
  }
};
probe.usable = probe.shown(() => document.querySelector(".colophon") && document.querySelector("#paste"));
