/** An answer of site/site.yml; one still to be written shows as such. */
export function Given({ text }: { text: string }) {
  return /^à compléter/i.test(text) ? <mark>{text}</mark> : text
}
