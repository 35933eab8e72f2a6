import { expect, test } from "vitest"
import { datesIn, isoOf, months, weekdayOf, weekdays } from "../../src/check/dates.ts"
import { dateList, dateRange, frenchDate, frenchDay } from "../../src/words/dates.ts"
import fc from "../draw.ts"

/** What is read, short: `2025-10-13`, `10-13` without a year, the name of the day in front. */
function read(text: string): string[] {
  return datesIn(text).map(({ weekday, year, month, day }) =>
    [
      ...(weekday ? [weekdays[weekday.number]] : []),
      year === undefined ? isoOf(0, month, day).slice(5) : isoOf(year, month, day),
    ].join(" "),
  )
}

test.each([
  ["Le lundi 12 mai 2026, à 9 h.", ["lundi 2026-05-12"]],
  ["le 1er septembre", ["09-01"]],
  ["le 1 er septembre 2025", ["2025-09-01"]],
  ["**le 16 décembre.**", ["12-16"]],
  ["Mardi 14/10/2025 puis 15.10.2025", ["mardi 2025-10-14", "2025-10-15"]],
  [
    "mercredi 27, jeudi 28 et vendredi 29 août 2025",
    ["mercredi 2025-08-27", "jeudi 2025-08-28", "vendredi 2025-08-29"],
  ],
  ["du lundi 13 octobre au vendredi 19 décembre 2025", ["lundi 2025-10-13", "vendredi 2025-12-19"]],
  ["du 29 décembre au 2 janvier 2026", ["2025-12-29", "2026-01-02"]],
  ["les 13 et 14 octobre", ["10-13", "10-14"]],
  ["les 3 nov., 4 déc. et 5 fév. 2026", ["2025-11-03", "2025-12-04", "2026-02-05"]],
  ["le 31 juin 2025", ["2025-06-31"]],
  ["le lundi\u00a012\u00a0mai\u00a02026", ["lundi 2026-05-12"]],
  ["LUNDI 12 MAI 2026", ["lundi 2026-05-12"]],
  // No dates: figures, streets, hours, ratios, months alone, addresses.
  ["2,5 mai ou 1 250 mars, 12 maisons, 3 marsouins", []],
  ["rue du 8-Mai-1945, 20 h 30, 24/7, 1/2, version 1.2.2025.4", []],
  ["en octobre 2025, chaque lundi", []],
  ["https://ville.example/2025/10/13/2025", []],
])("%s", (text, expected) => expect(read(text)).toEqual(expected))

const day = fc
  .date({ min: new Date("1900-01-01"), max: new Date("2199-12-31"), noInvalidDate: true })
  .map(date => date.toISOString().slice(0, 10))
const filler = fc.constantFrom("", "Le ", "Restitution : ", "(", "avec 12 agents, ", "**")

test("what we write, we read: a day, a period, a list, wherever they stand", () => {
  fc.assert(
    fc.property(fc.array(day, { minLength: 1, maxLength: 4 }), filler, (days, start) => {
      const sorted = days.toSorted()
      const [from = "", to = from] = [sorted[0], sorted.at(-1)]
      expect(read(`${start}${frenchDate(from)}.`)).toEqual([from])
      expect(datesIn(`${start}${frenchDay(from)}.`)).toMatchObject([
        {
          start: start.length,
          end: start.length + frenchDay(from).length,
          dated: true,
          weekday: { start: start.length },
        },
      ])
      expect(read(`${start}${dateRange(from, to)}.`)).toEqual(from === to ? [from] : [from, to])
      const list = datesIn(`${start}${dateList(sorted)}.`)
      expect(list.map(({ year = 0, month, day }) => isoOf(year, month, day))).toEqual(sorted)
      expect(list.every(({ weekday, year = 0, month, day }) => weekday?.number === weekdayOf(year, month, day))).toBe(
        true,
      )
    }),
  )
})

test("places are those of the text, whatever it is", () => {
  const word = fc.constantFrom(
    ...weekdays,
    ...months,
    "1er",
    "31",
    "12",
    "2025",
    "et",
    "au",
    ",",
    "le",
    "/",
    "13/10/2025",
    "\n",
    "é",
  )
  fc.assert(
    fc.property(
      fc.array(word).map(words => words.join(" ")),
      text => {
        let last = 0
        for (const { start, end, weekday, month, day } of datesIn(text)) {
          expect(start).toBeGreaterThanOrEqual(last)
          expect(end).toBeGreaterThan(start)
          last = end
          expect(text.slice(start, end)).toContain(String(day))
          if (weekday) expect(text.slice(weekday.start, weekday.end)).toBe(weekdays[weekday.number])
          expect(month).toBeGreaterThanOrEqual(1)
          expect(month).toBeLessThanOrEqual(12)
        }
      },
    ),
  )
})

test("a hostile text costs no more than its length", () => {
  for (const part of ["lundi 12 et ", "12, ", "1er ", "12 et 12 mai ", "12/12/", "\u00a0 "]) {
    const before = process.cpuUsage().user
    datesIn(`${part.repeat(65_536 / part.length)} 1 mai`)
    expect((process.cpuUsage().user - before) / 1000, part).toBeLessThan(3000)
  }
})
