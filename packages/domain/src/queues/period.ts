/** From `from` on, and before `to`. */
export interface Period {
  readonly from: Date;
  readonly to: Date;
}
