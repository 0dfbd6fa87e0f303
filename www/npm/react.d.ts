/**
 * Types of `<trygtrom-panel>` in JSX for React 19 or later. Import this entry in place of `trygtrom`: it is the same
 * module. The package does not depend on React at run time.
 */
import type * as React from "react";
import type {
  Appointment,
  ConferenceSource,
  ExpectedParticipant,
  HeadingLevel,
  Platform,
  Setting,
  Theme,
  TrygtromPanel,
  TrygtromPanelEventMap,
  VendorRoom,
  Viewer,
} from "./index.js";

export * from "./index.js";

/** The panel's attributes and properties. React sets a property if the element has one of that name. */
export interface TrygtromPanelOptions {
  /** The video system. Absent: `manual`. */
  platform?: Platform;
  /** The id of the embed element in the same document (whereby, practice). */
  for?: string;
  /** The conference node, as a host name or an https address (join). Only a clinician's panel joins. */
  node?: string;
  /** The alias of the conference (join). The panel joins it as a visible participant. */
  conference?: string;
  /** The role of the person who uses the panel. Absent: `patient`. */
  viewer?: Viewer;
  /** Absent: `unknown-patient`. */
  setting?: Setting;
  /** The id of a built-in procedure, the address of a procedure file, or a procedure as an object. */
  procedure?: string | object | null;
  /** The level of the panel's title among the headings of the page. Absent: `2`. */
  "heading-level"?: HeadingLevel;
  /** An opaque key, one for each appointment. */
  consultation?: string;
  theme?: Theme;
  /** The transport of conference messages (join, whereby-sdk), or the room object of the vendor. Takes precedence over `node` and `conference`. */
  source?: ConferenceSource | VendorRoom | null;
  /** The expected participants. */
  expected?: readonly ExpectedParticipant[] | null;
  appointment?: Appointment | null;
  /** Whether the user has read the onboarding pages. */
  onboarded?: boolean;
}

/** Event handlers as React names those of custom elements: `on` and the event's name. */
export type TrygtromPanelHandlers = {
  [Name in keyof TrygtromPanelEventMap as `on${Name}`]?: (event: TrygtromPanelEventMap[Name]) => void;
};

/** The props of `<trygtrom-panel>`. */
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
