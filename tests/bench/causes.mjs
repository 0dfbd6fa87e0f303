// Why a measure falls short of its goal, by its id in `goals.mjs`. Update a cause when a profile shows another one.
export const causes = {
  answers:
    "The panel answers when its whole module has arrived, is compiled and has built the consultation. Half of its time on the processor is the browser compiling some 1,500 functions as each is called first; larger or fewer functions take as long. React's page answers when its screen is in the DOM: it loads a fifth of the bytes, and has no consultation.",
  painted: "The panel loads five times the bytes of React's page before it draws, and compiles more code. On the slow line the bytes alone take 0.35 s, those of React's page 0.07 s: the faster the processor, the more they weigh.",
  bytes:
    "One module has the consultation, both viewers' screens and serde's readers of procedure files, stored state and options; the procedures are in it as JSON.",
  press:
    "A press goes through the consultation and its requirements before Yew draws. React's page replays recorded screens, and has no consultation.",
  change:
    "Layout takes as long in every page. Of the panel's time before it over half is Yew's drawing, the rest the event's way into the module and the consultation; React's page has the list and its counts alone.",
};
