/**
 * `<trygtrom-panel>` in JSX, for React 19 or later. Import this entry in place of `trygtrom`: it is the same module, and
 * the element is typed where JSX is written. The package itself uses nothing of React.
 */
import type * as React from "react";
import type {
  Appointment,
  ConferenceSource,
  ExpectedParticipant,
  Platform,
  Setting,
  Theme,
  TrygtromPanel,
  TrygtromPanelEventMap,
  Viewer,
} from "./index.js";

export * from "./index.js";

/** The attributes and properties that a page gives the panel. React sets a property where the element has one. */
export interface TrygtromPanelOptions {
  /** Which video system the panel stands beside. Absent: `manual`. */
  platform?: Platform;
  /** The id of the embed element in the same document (whereby, practice). */
  for?: string;
  /** The conference node, as a host name or an https address (join). Only a clinician's panel joins. */
  node?: string;
  /** The alias of the conference (join). The panel joins it as a participant that everybody sees. */
  conference?: string;
  /** Whose panel this is. Absent: `patient`. */
  viewer?: Viewer;
  /** Absent: `unknown-patient`. */
  setting?: Setting;
  /** The id of a built-in procedure, the address of a procedure file, or a procedure as an object. */
  procedure?: string | object | null;
  /** An opaque key, one for each appointment. */
  consultation?: string;
  theme?: Theme;
  /** Through which the conference is heard (join). It wins over `node` and `conference`. */
  source?: ConferenceSource | null;
  /** Who is to come. */
  expected?: readonly ExpectedParticipant[] | null;
  appointment?: Appointment | null;
  /** Whether this person has read what a new user reads once. */
  onboarded?: boolean;
}

/** The panel's events, as React hears those of an element that is not its own: `on` and the event's name. */
export type TrygtromPanelHandlers = {
  [Name in keyof TrygtromPanelEventMap as `on${Name}`]?: (event: TrygtromPanelEventMap[Name]) => void;
};

/** What `<trygtrom-panel>` takes in JSX. */
export type TrygtromPanelProps = React.DetailedHTMLProps<React.HTMLAttributes<TrygtromPanel>, TrygtromPanel> &
  TrygtromPanelOptions &
  TrygtromPanelHandlers;

declare module "react" {
  namespace JSX {
    interface IntrinsicElements {
      "trygtrom-panel": TrygtromPanelProps;
    }
  }
}
