/** A drawn square and its word: filled says yes, empty says no; the word alone is enough. */
export function Sign({ on, word }: { on: boolean; word: string }) {
  return (
    <span class={on ? "sign sign-on" : "sign"}>
      <i class="square" />
      <b>{word}</b>
    </span>
  )
}

/** «oui» or «non», for a place to stay and public transport. */
export function yesNo(value: boolean): string {
  return value ? "oui" : "non"
}

/** For the driving licence, where «oui» would be read as good news. */
export function needed(value: boolean): string {
  return value ? "nécessaire" : "pas nécessaire"
}
