import { HtmlValidate } from "html-validate"

const validator = new HtmlValidate({
  extends: ["html-validate:recommended"],
  rules: {
    // Choices of style, not faults.
    "no-trailing-whitespace": "off",
    "void-style": "off",
    "long-title": "off",
    "doctype-style": "off",
    "attribute-boolean-style": "off",
    "attribute-empty-style": "off",
    "tel-non-breaking": "off",
    "form-dup-name": ["error", { shared: ["checkbox", "radio"] }],
    // A list may have a name.
    "aria-label-misuse": ["error", { allowAnyNamable: true }],
    // The box in which a wide table scrolls.
    "prefer-native-element": ["error", { exclude: ["region"] }],
  },
})

/** What is not valid in a page, each with its line. */
export async function faultsOf(html: string): Promise<string[]> {
  const { results } = await validator.validateString(html)
  return results.flatMap(({ messages }) => messages.map(one => `${one.line} ${one.ruleId} ${one.message}`))
}
