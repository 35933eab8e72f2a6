/** A replacement of part of a text, by offsets in UTF-16 units. */
export interface Cut {
  start: number
  end: number
  text: string
}

/** A Problem before it has lines and columns: the same words, by offsets. */
export interface Fault {
  rule: string
  start: number
  end: number
  value?: string
  detail?: string
  fix?: Mend
}

/** What a correction does and how sure it is. */
export interface Mend {
  label: string
  confidence: "certain" | "likely" | "to-complete"
  cuts: Cut[]
}
