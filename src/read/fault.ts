import type { Pointer } from "../model/types.ts"

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
  field?: Pointer
  fix?: Mend
}

/** What a correction does and how sure it is. */
export interface Mend {
  label: string
  confidence: "certain" | "likely" | "to-complete"
  cuts: Cut[]
}

/** A fault of writing whose correction is certain, by offsets of the front matter. */
export interface Mended {
  /** Undefined when what is wrong is told of the answer once it is read. */
  fault: Fault | undefined
  cuts: Cut[]
  /** True when YAML reads something all the same, but not what was meant. */
  misread: boolean
  /** True when lines change their place in the form. */
  moved: boolean
}
