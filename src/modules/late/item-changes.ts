// What states do to the anchors and parents of items: comes when a document names one of these types.
import {
  AnchorAnimation,
  AnchorChanges,
  ParentAnimation,
  ParentChange,
} from '../../components/quick/anchor-changes.ts';

export const types = { AnchorAnimation, AnchorChanges, ParentAnimation, ParentChange };
