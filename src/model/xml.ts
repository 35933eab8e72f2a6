/** An element of an XML document; attributes and texts are escaped, children are elements already written. */
export function element(name: string, attributes: { [name: string]: string }, ...children: string[]): string {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${xmlText(value)}"`)
  return children.length === 0
    ? `<${name}${written.join("")}/>`
    : `<${name}${written.join("")}>${children.join("")}</${name}>`
}

/** Text for an element or an attribute: legal characters of XML 1.0 only, every sign of markup escaped. */
export function xmlText(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "")
    .replace(/[&<>"'\t\n\r]/g, sign => entities[sign] ?? `&#${sign.charCodeAt(0)};`)
}

const entities: { [sign: string]: string } = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&apos;" }
