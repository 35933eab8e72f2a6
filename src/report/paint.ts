type Colour = "red" | "yellow" | "blue" | "green" | "bold" | "dim"

/** Colours a text for a terminal, or leaves it alone. */
export type Paint = (colour: Colour, text: string) => string

/** Colours when asked; the text must hold no colour of its own. */
export function painter(color: boolean): Paint {
  return (colour, text) => {
    const [on, off] = codes[colour]
    return color && text !== "" ? `\u001b[${on}m${text}\u001b[${off}m` : text
  }
}

const codes: { [colour in Colour]: readonly [number, number] } = {
  red: [31, 39],
  yellow: [33, 39],
  blue: [34, 39],
  green: [32, 39],
  bold: [1, 22],
  dim: [2, 22],
}
