// Entry for React: registers the element like trygtrom.js. The JSX types are in react.d.ts.
export * from "./trygtrom.js";
