import { type AttributePayload, BuilderElement, type FileChild, type XmlComponent } from "docx"

/** What a content control is for. */
export interface Control {
  /** The name by which the answer is found again: the question's pointer. */
  tag: string
  /** What Word shows on the control, and screen readers say. */
  title: string
  /** `text` is plain words on one line, `lines` on several, `rich` paragraphs; the others are what they say. */
  kind: "text" | "lines" | "rich" | "box" | "choice"
  choices?: readonly { value: string; label: string }[]
  /** The box is ticked. */
  checked?: boolean
  /** The control only shows its prompt. */
  empty?: boolean
}

/** Gives each control of a document its number. */
export type Numbers = () => number

/** A content control around words or paragraphs, which cannot be taken away but may be written in. */
export function control(asked: Control, number: Numbers, ...content: XmlComponent[]): FileChild {
  return block(
    "w:sdt",
    {},
    element(
      "w:sdtPr",
      {},
      element("w:alias", { "w:val": asked.title }),
      element("w:tag", { "w:val": asked.tag }),
      element("w:id", { "w:val": String(number()) }),
      element("w:lock", { "w:val": "sdtLocked" }),
      ...(asked.empty ? [element("w:showingPlcHdr", {})] : []),
      kindOf(asked),
    ),
    element("w:sdtContent", {}, ...content),
  )
}

/** All of a document as one group: nothing in it can be changed but what its controls hold. */
export function group(number: Numbers, ...content: XmlComponent[]): FileChild {
  const properties = [
    element("w:id", { "w:val": String(number()) }),
    element("w:lock", { "w:val": "sdtContentLocked" }),
    element("w:group", {}),
  ]
  return block("w:sdt", {}, element("w:sdtPr", {}, ...properties), element("w:sdtContent", {}, ...content))
}

function kindOf({ kind, choices = [], checked = false }: Control): XmlComponent {
  switch (kind) {
    case "text":
      return element("w:text", {})
    case "lines":
      return element("w:text", { "w:multiLine": "1" })
    case "choice":
      return element(
        "w:dropDownList",
        {},
        ...choices.map(({ value, label }) => element("w:listItem", { "w:displayText": label, "w:value": value })),
      )
    case "box":
      return element(
        "w14:checkbox",
        {},
        element("w14:checked", { "w14:val": checked ? "1" : "0" }),
        element("w14:checkedState", { "w14:val": "2612", "w14:font": "MS Gothic" }),
        element("w14:uncheckedState", { "w14:val": "2610", "w14:font": "MS Gothic" }),
      )
    default:
      return element("w:richText", {})
  }
}

/** An element of WordprocessingML. */
export function element(
  name: string,
  attributes: { [name: string]: string },
  ...children: XmlComponent[]
): BuilderElement {
  const payload: AttributePayload<{ [name: string]: string }> = Object.fromEntries(
    Object.entries(attributes).map(([key, value]) => [key, { key, value }]),
  )
  return new BuilderElement({ name, attributes: payload, children })
}

/** The library tells what may stand in a body by a mark. */
function block(...args: Parameters<typeof element>): FileChild {
  return Object.assign(element(...args), { fileChild: Symbol() })
}
