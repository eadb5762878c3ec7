/** What the four kinds of figures are asked of: all rows of a list, or a group of them. */
import { figure, type Figure, type FigureKind, type Measure } from './aggregate-figures.js';

/** Figures of one kind, such as all sums. */
export class Figures {
  readonly #of: FigureKinds;
  readonly #kind: FigureKind;

  constructor(of: FigureKinds, kind: FigureKind) {
    this.#of = of;
    this.#kind = kind;
  }

  /** The figure of a column. */
  of(measure: Measure): unknown {
    return this.#of.figure(figure(this.#kind, measure));
  }
}

/** The four kinds, as methods of who is asked. */
export abstract class FigureKinds {
  /** A figure, or the promise of it; null where there is none, or none for the viewer's eyes. */
  abstract figure(asked: Figure): unknown;

  sum(): Figures {
    return new Figures(this, 'sum');
  }

  avg(): Figures {
    return new Figures(this, 'avg');
  }

  min(): Figures {
    return new Figures(this, 'min');
  }

  max(): Figures {
    return new Figures(this, 'max');
  }
}
