#!/usr/bin/env python3
"""Fits the weights of the extractor's rules on pages with known texts.

usage: fit.py CORPUS FEATURES_WCXB FEATURES_AEB [--write WEIGHTS_RS] [--gate]
       fit.py CORPUS FEATURES_WCXB FEATURES_AEB --sparse WEIGHTS_RS [--add RULE,RULE]

CORPUS    the folder with wcxb/ground-truth/ID.json and aeb/ground-truth.json
FEATURES  what `cargo run --release --example features` printed for the pages of a set

A strip counts as text of the story where the truth holds its words. Two logistic
regressions: the first on the rules that see a strip by itself, the second on all rules,
those of the second reading computed from the first (so run it twice after a change to the
rules: features, fit, features, fit). Cross-validated by site; a page weighs the same
whatever its length, so that long pages do not drown short ones.

Sparse pages hold hardly any prose: lists, shops. What they add to each weight of the second
reading is fitted on them alone, given that reading. It is bound tightly, for they are few.
With --sparse only that is fitted, given the weights in the file, and written back to it;
with --add first the weights of these rules, given those of all others: that leaves alone what
other rules were weighed against.

Needs numpy and scikit-learn. Weights are written as hundredths of a log-odds unit.
"""
import argparse, json, re, sys
from collections import Counter, defaultdict
from pathlib import Path
from urllib.parse import urlparse

import numpy as np
import scipy.sparse as sp
from scipy.optimize import minimize
from sklearn.linear_model import LogisticRegression

# How tightly what sparse pages add is bound (half of it times the sum of squares is added to the loss). Of 30
# to 8,000 it was best for pages of other sites: word F1 .538 without, .545 at 30, .582 at 1,000, .571 at 8,000.
BOUND = 1000
# The same for the weights of rules that are added: they are seen on many pages.
BOUND_ADDED = 3
LINE = re.compile(r'\("([a-z0-9-]+)", (-?\d+), (-?\d+), (-?\d+)\)')
WORD = re.compile(r"\w+")
CJK = re.compile(r"([\u3040-\u30ff\u3400-\u9fff])")


def tokens(text):
    return WORD.findall(CJK.sub(r" \1 ", (text or "").lower()))


def labels(strips, truth):
    """1 for strips whose words the truth holds, else 0, by shingles; short ones also by neighbours."""
    t = tokens(truth)
    grams = set(zip(t, t[1:], t[2:], t[3:]))
    line = " " + " ".join(t) + " "
    marks, short = [], []
    for i, s in enumerate(strips):
        w = tokens(s["t"])
        if len(w) >= 5:
            g = list(zip(w, w[1:], w[2:], w[3:]))
            marks.append(float(sum(x in grams for x in g) >= 0.5 * len(g)))
        else:
            marks.append(float(bool(w) and " " + " ".join(w) + " " in line))
            short.append(i)
    firm = [m if i not in set(short) else None for i, m in enumerate(marks)] if short else marks
    # A few words occur in any text: they count only where a longer strip near them does.
    near = [0.0] * len(strips)
    last = -10**9
    for i in range(len(strips)):
        if firm[i]:
            last = i
        if i - last <= 6:
            near[i] = 1.0
    last = 10**9
    for i in range(len(strips) - 1, -1, -1):
        if firm[i]:
            last = i
        if last - i <= 6:
            near[i] += 1.0
    for i in short:
        if marks[i] and near[i] == 0:
            marks[i] = 0.0
    return marks


def word_f1(pred, true):
    if not true:
        return 1.0 if not pred else 0.0
    if not pred:
        return 0.0
    hit = sum((Counter(pred) & Counter(true)).values())
    return 2 * hit / (len(pred) + len(true))


def load(corpus, wcxb, aeb):
    pages = []
    truth = {p.stem: json.loads(p.read_text()) for p in (corpus / "wcxb/ground-truth").glob("*.json")}
    for line in open(wcxb):
        row = json.loads(line)
        key = Path(row["page"]).stem
        if key not in truth:
            continue
        g = truth[key]
        kind = g["_internal"]["page_type"]["primary"]
        pages.append(("wcxb", key, kind, urlparse(g.get("url") or key).netloc, row["strips"], row["sparse"], g["ground_truth"].get("main_content") or ""))
    truth = json.loads((corpus / "aeb/ground-truth.json").read_text())
    for line in open(aeb):
        row = json.loads(line)
        key = Path(row["page"]).stem
        if key in truth:
            pages.append(("aeb", key, "article", urlparse(truth[key]["url"]).netloc, row["strips"], row["sparse"], truth[key]["articleBody"]))
    return pages


class Fit:
    def __init__(self, pages, rules):
        self.pages, self.index = pages, {r: i for i, r in enumerate(rules)}
        self.rules = rules
        rows, cols, y, w, page_of, first_cols = [], [], [], [], [], set()
        n = 0
        self.slices = []
        for p, (_, _, kind, _, strips, _, truth) in enumerate(pages):
            marks = labels(strips, truth)
            start = n
            total = sum(s["w"] ** 0.75 for s in strips) or 1
            for s, m in zip(strips, marks):
                for k, r in enumerate(s["r"]):
                    rows.append(n); cols.append(self.index[r])
                    if k < s["n"]:
                        first_cols.add(self.index[r])
                y.append(m); page_of.append(p)
                # A page weighs the same whatever its length; a strip by its words, dampened.
                w.append((0.3 + s["w"] ** 0.75) / total * (1.0 if kind == "article" else 0.5))
                n += 1
            self.slices.append((start, n))
        self.x = sp.csr_matrix((np.ones(len(rows), dtype=np.float32), (rows, cols)), shape=(n, len(rules)))
        self.y, self.w, self.page_of = np.array(y), np.array(w) * 300, np.array(page_of)
        self.first = np.array(sorted(first_cols))
        self.truth_tokens = [tokens(p[6]) for p in pages]
        self.strip_tokens = [[tokens(s["t"]) for s in p[4]] for p in pages]

    def train(self, cols, train_pages, c):
        m = np.isin(self.page_of, train_pages)
        lr = LogisticRegression(C=c, max_iter=300, solver="lbfgs")
        lr.fit(self.x[m][:, cols], self.y[m], sample_weight=self.w[m])
        return lr

    def given(self, margins, train_pages, rules, bound):
        """What rules add to what is known of the strips of the pages."""
        m = np.isin(self.page_of, train_pages)
        x, y, w, known = self.x[m][:, rules], self.y[m], self.w[m], margins[m]

        def loss(more):
            z = known + x @ more
            gradient = x.T @ (w * (1 / (1 + np.exp(-z)) - y)) + bound * more
            return (w * (np.logaddexp(0, z) - y * z)).sum() + bound / 2 * (more @ more), gradient

        return minimize(loss, np.zeros(len(rules)), jac=True, method="L-BFGS-B").x

    def score(self, margins, subset):
        by = defaultdict(list)
        for p in subset:
            a, b = self.slices[p]
            pred = [t for k, t in enumerate(self.strip_tokens[p]) if margins[a + k] > 0]
            pred = [t for ts in pred for t in ts]
            f = word_f1(pred, self.truth_tokens[p])
            by[self.pages[p][0] + "/" + self.pages[p][2]].append(f)
            by[self.pages[p][0] + "/all"].append(f)
        return {k: (sum(v) / len(v), len(v)) for k, v in sorted(by.items())}


def folds(pages, k):
    sites = sorted({p[3] for p in pages})
    rank = {s: i for i, s in enumerate(sorted(sites, key=lambda s: hash_of(s)))}
    return [[i for i, p in enumerate(pages) if rank[p[3]] % k == f] for f in range(k)]


def hash_of(s):
    h = 2166136261
    for b in s.encode():
        h = (h ^ b) * 16777619 & 0xFFFFFFFF
    return h


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("corpus", type=Path); ap.add_argument("wcxb", type=Path); ap.add_argument("aeb", type=Path)
    ap.add_argument("--write", type=Path); ap.add_argument("--gate", action="store_true")
    ap.add_argument("--c", type=float, default=0.3)
    ap.add_argument("--sparse", type=Path); ap.add_argument("--add", default="")
    a = ap.parse_args()
    pages = load(a.corpus, a.wcxb, a.aeb)
    rules = sorted({r for p in pages for s in p[4] for r in s["r"]})
    fit = Fit(pages, rules)
    everyone = np.arange(len(pages))
    everything = np.arange(len(rules))
    oracle = fit.score(np.where(fit.y > 0, 1, -1), everyone)
    print("oracle  ", fmt(oracle))
    for name, cols in () if a.sparse else (("first", fit.first), ("second", everything)):
        margins = np.zeros(len(fit.y))
        for hold in folds(pages, 5):
            lr = fit.train(cols, np.setdiff1d(everyone, hold), a.c)
            m = np.isin(fit.page_of, hold)
            margins[m] = lr.decision_function(fit.x[m][:, cols])
        print(f"{name:8}", fmt(fit.score(margins, everyone)))
        if a.gate:
            for src in ("wcxb", "aeb"):
                lr = fit.train(cols, [i for i in everyone if pages[i][0] == src], a.c)
                print(f"  on {src}:", fmt(fit.score(lr.decision_function(fit.x[:, cols]), [i for i in everyone if pages[i][0] != src])))
    sparse = [i for i, p in enumerate(pages) if p[5]]
    if a.sparse:
        text = a.sparse.read_text()
        add = [r for r in a.add.split(",") if r]
        if unknown := [r for r in add if r not in fit.index]:
            sys.exit(f"no page has these rules: {', '.join(unknown)}")
        kept = {line[1]: [int(n) for n in line.groups()[1:]] for line in LINE.finditer(text)}
        kept.update({r: [0, 0, 0] for r in add})
        w1, w2, w3 = ({r: kept.get(r, [0, 0, 0])[n] for r in rules} for n in range(3))
        biases = [int(n) for n in re.search(r"BIAS: \[i32; 2\] = \[(-?\d+), (-?\d+)\]", text).groups()]
        is_sparse = np.array([p[5] for p in pages], dtype=float)[fit.page_of]
        first = (fit.x @ column(w1, rules) + biases[0]) / 100
        second = (fit.x @ column(w2, rules) + biases[1] + is_sparse * (fit.x @ column(w3, rules))) / 100
        new = [fit.index[r] for r in add]
        for weights, margins in ((w1, first), (w2, second)) if new else ():
            weights.update(zip(add, (round(x * 100) for x in fit.given(margins, everyone, new, BOUND_ADDED))))
            print("given the others", fmt(fit.score(margins, everyone)))
            added = margins.copy()
            for hold in folds(pages, 5):
                m = np.isin(fit.page_of, hold)
                added[m] += fit.x[m][:, new] @ fit.given(margins, np.setdiff1d(everyone, hold), new, BOUND_ADDED)
            print("           added", fmt(fit.score(added, everyone)))
    else:
        one, two = fit.train(fit.first, everyone, a.c), fit.train(everything, everyone, a.c)
        w1 = {rules[i]: round(x * 100) for i, x in zip(fit.first, one.coef_[0])}
        w2 = {r: round(x * 100) for r, x in zip(rules, two.coef_[0])}
        biases = [round(lr.intercept_[0] * 100) for lr in (one, two)]
    margins = (fit.x @ column(w2, rules) + biases[1]) / 100
    print("sparse: without", fmt(fit.score(margins, sparse)))
    added = margins.copy()
    for hold in folds(pages, 5):
        m = np.isin(fit.page_of, np.intersect1d(sparse, hold))
        added[m] += fit.x[m] @ fit.given(margins, np.setdiff1d(sparse, hold), everything, BOUND)
    print("        with   ", fmt(fit.score(added, sparse)))
    if a.write or a.sparse:
        w3 = {r: round(x * 100) for r, x in zip(rules, fit.given(margins, sparse, everything, BOUND))}
        out = ["//! Fitted weights, by rule id. Written by `tools/fit`; do not edit by hand.\n",
               "/// Constant of the first and of the second reading.",
               f"pub(crate) const BIAS: [i32; 2] = [{biases[0]}, {biases[1]}];\n",
               "/// Rule id, weight in the first reading, in the second, and what a sparse page adds to that, in hundredths of",
               "/// a log-odds unit.",
               "#[rustfmt::skip]", "pub(crate) const WEIGHTS: &[(&str, i16, i16, i16)] = &["]
        for r in rules:
            weights = (w1.get(r, 0), w2[r], w3[r])
            if any(weights):
                out.append(f'    ("{r}", {weights[0]}, {weights[1]}, {weights[2]}),')
        (a.write or a.sparse).write_text("\n".join(out) + "\n];\n")


def column(weights, rules):
    return np.array([weights[r] for r in rules])


def fmt(s):
    return "  ".join(f"{k} {v[0]:.4f}" for k, v in s.items())


main()
