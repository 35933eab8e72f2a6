import { styleText } from "node:util"
import { TextPrompt } from "@clack/core"
import { S_BAR, S_BAR_END, symbol } from "@clack/prompts"

interface LiveText {
  message: string
  placeholder: string
  initialValue?: string
  /** What is wrong with an answer; undefined when nothing is. */
  fault(typed: string): string | undefined
}

/** Asks for a line, and says below it at each key what is still wrong with it, or ✔; Enter is refused as long as something is. */
export function liveText({ message, placeholder, initialValue, fault }: LiveText): Promise<string | symbol> {
  let last = { typed: "", fault: undefined as string | undefined }
  const faultOf = (typed: string) => {
    if (typed !== last.typed) last = { typed, fault: fault(typed) }
    return last.fault
  }
  const prompt = new TextPrompt({
    placeholder,
    ...(initialValue !== undefined && { initialValue }),
    validate: (typed = "") => faultOf(typed),
    render() {
      const head = `${styleText("gray", S_BAR)}\n${symbol(this.state)}  ${message}\n`
      const { userInput: typed } = this
      if (this.state === "submit") return `${head}${styleText("gray", S_BAR)}  ${styleText("dim", typed)}`
      if (this.state === "cancel")
        return `${head}${styleText("gray", S_BAR)}  ${styleText(["strikethrough", "dim"], typed)}`
      const colour = this.state === "error" ? "yellow" : "cyan"
      const shown = typed === "" ? styleText("dim", placeholder) : this.userInputWithCursor
      const wrong = faultOf(typed)
      const told =
        typed.trim() === ""
          ? ""
          : wrong === undefined
            ? styleText("green", "✔")
            : styleText(this.state === "error" ? "yellow" : "dim", wrong)
      return `${head}${styleText(colour, S_BAR)}  ${shown}\n${styleText(colour, S_BAR_END)}  ${told}\n`
    },
  })
  return prompt.prompt().then(answer => answer ?? "")
}
