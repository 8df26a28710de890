// Repeaters and positioners: come when a document names one of them.
import { Column, Flow, Grid, Positioner, Row } from '../../components/quick/positioner.ts';
import { Repeater } from '../../components/quick/repeater.ts';

export const types = { Column, Flow, Grid, Positioner, Repeater, Row };
