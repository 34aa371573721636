export * from "./broadsheet.js";
