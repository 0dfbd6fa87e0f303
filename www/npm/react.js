// For pages made with React: registers the element as trygtrom.js does. What is typed for JSX stands in react.d.ts.
export * from "./trygtrom.js";
