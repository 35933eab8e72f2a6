import type { Pointer, Section } from "../model/types.ts"
import type { Layout } from "./split.ts"
import type { Placed } from "./typed.ts"

type Range = readonly [number, number]

/** Where values, keys and what was typed stand in a file, by offsets. */
export interface Locator {
  value(pointer: Pointer): Range
  key(pointer: Pointer): Range
  typed(pointer: Pointer): Range | undefined
}

/** Answers for every pointer, present or not; sections are only cut when a pointer is not in the front matter. */
export function locate(places: Map<Pointer, Placed>, layout: Layout, text: string, sections: () => Section[]): Locator {
  const section = (pointer: Pointer) => sections().find(({ key }) => key !== null && "/" + key === pointer)
  const typed = (pointer: Pointer): Range | undefined => {
    if (pointer === "") return [layout.headerStart, layout.headerEnd]
    const found = places.get(pointer)
    if (found) return found.value
    const cut = section(pointer)
    return cut && [cut.start, cut.start + cut.markdown.length]
  }
  const key = (pointer: Pointer): Range => {
    const found = places.get(pointer)
    if (found) return found.key ?? found.value
    const cut = section(pointer)
    return cut ? [cut.headingSpan.start.offset, cut.headingSpan.end.offset] : missing(places, layout, text, pointer)
  }
  return { typed, key, value: pointer => typed(pointer) ?? missing(places, layout, text, pointer) }
}

function missing(places: Map<Pointer, Placed>, layout: Layout, text: string, pointer: Pointer): Range {
  for (let group = parent(pointer); group !== ""; group = parent(group)) {
    const found = places.get(group)
    if (found) {
      const end = lineEnd(text, found.value[1])
      return [end, end]
    }
  }
  if (layout.fence[1] > layout.fence[0]) return layout.fence
  const end = text.trimEnd().length
  return [end, end]
}

function parent(pointer: Pointer): Pointer {
  return pointer.slice(0, Math.max(0, pointer.lastIndexOf("/")))
}

/** The end of the line, so that a comment after the value is not cut. */
function lineEnd(text: string, offset: number): number {
  const end = text.slice(offset).search(/[\r\n]/)
  return end < 0 ? text.length : offset + end
}
