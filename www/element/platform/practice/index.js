/** The practice room. Its events are those of the element that it replaces. */
import { whereby } from "../whereby/index.js";
import { TAG, subscribe } from "./room.js";

/** @type {import("../index.js").Platform} */
export const practice = { ...whereby, element: { TAG, subscribe } };
