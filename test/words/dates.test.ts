import { expect, test } from "vitest"
import {
  dateList,
  dateRange,
  daysBetween,
  daysByMonth,
  frenchDate,
  frenchDay,
  frenchHour,
  frenchInstant,
  inParis,
  shortDate,
} from "../../src/words/dates.ts"
import fc from "../draw.ts"

test("the first of a month is «1er», the others are plain", () => {
  expect(frenchDate("2025-09-01")).toBe("1er septembre 2025")
  expect(frenchDate("2025-09-02")).toBe("2 septembre 2025")
  expect(shortDate("2025-08-01")).toBe("1er août")
  expect(frenchDay("2025-06-20")).toBe("vendredi 20 juin 2025")
  expect(frenchDay("2026-01-01")).toBe("jeudi 1er janvier 2026")
})

test("an instant says its hour as French does", () => {
  expect(frenchInstant("2025-06-19T23:59")).toBe("jeudi 19 juin 2025 à 23 h 59")
  expect(frenchInstant("2025-06-19T08:00")).toBe("jeudi 19 juin 2025 à 8 h")
  expect(frenchInstant("2025-06-19")).toBe("jeudi 19 juin 2025")
  expect(frenchHour("2025-06-19")).toBeUndefined()
})

test("a range says month and year once where they are the same", () => {
  expect(dateRange("2025-10-13", "2025-12-19")).toBe("du 13 octobre au 19 décembre 2025")
  expect(dateRange("2025-09-01", "2025-09-05")).toBe("du 1er au 5 septembre 2025")
  expect(dateRange("2025-12-29", "2026-01-02")).toBe("du 29 décembre 2025 au 2 janvier 2026")
  expect(dateRange("2025-09-05", "2025-09-05")).toBe("le 5 septembre 2025")
  expect(dateRange("2024-10-13", "2025-10-19")).toBe("du 13 octobre 2024 au 19 octobre 2025")
})

test("a list of days says month and year once where they are the same", () => {
  expect(dateList(["2025-08-27", "2025-08-28", "2025-08-29"])).toBe("mercredi 27, jeudi 28 et vendredi 29 août 2025")
  expect(dateList(["2025-08-29", "2025-09-01"])).toBe("vendredi 29 août et lundi 1er septembre 2025")
  expect(dateList(["2025-12-31", "2026-01-01"])).toBe("mercredi 31 décembre 2025 et jeudi 1er janvier 2026")
  expect(dateList(["2025-09-05"])).toBe("vendredi 5 septembre 2025")
  expect(dateList([])).toBe("")
})

test("the days of a calendar stand with their month", () => {
  expect(daysByMonth(["2026-11-30", "2026-12-01", "2026-12-02"])).toEqual([
    { days: ["30"], month: "novembre" },
    { days: ["1er", "2"], month: "décembre" },
  ])
  expect(daysByMonth(["2025-08-27", "2025-08-28"])).toEqual([{ days: ["27", "28"], month: "août" }])
  expect(daysByMonth(["bientôt"])).toEqual([{ days: [], month: "bientôt" }])
})

test("what is no date comes back as it is", () => {
  expect(frenchDate("bientôt")).toBe("bientôt")
  expect(frenchDate("2025-02-30")).toBe("2025-02-30")
  expect(frenchDay("2025-13-01")).toBe("2025-13-01")
  expect(dateList(["bientôt", "2025-09-05"])).toBe("bientôt et vendredi 5 septembre 2025")
})

test("the hour of Paris is the same in summer and in winter time, whatever the machine’s", () => {
  expect(inParis(new Date("2025-06-19T21:59:30Z"))).toBe("2025-06-19T23:59")
  expect(inParis(new Date("2025-06-19T22:00:00Z"))).toBe("2025-06-20T00:00")
  expect(inParis(new Date("2025-12-31T23:00:00Z"))).toBe("2026-01-01T00:00")
})

test("the hour of Paris is told without time zones as with them", () => {
  const zone = new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Paris", dateStyle: "short", timeStyle: "short" })
  const same = (moment: Date) => expect(inParis(moment)).toBe(zone.format(moment).replace(" ", "T"))
  const days = fc.date({ min: new Date("1997-01-01"), max: new Date("2099-12-31"), noInvalidDate: true })
  fc.assert(
    fc.property(days, day => {
      same(day)
      const iso = day.toISOString().slice(0, 10)
      // About the two midnights that may be that of Paris, of winter and of summer.
      for (const hour of ["00:00", "21:59", "22:00", "22:59", "23:00"]) same(new Date(`${iso}T${hour}:00Z`))
    }),
  )
  for (const day of ["2026-03-28", "2026-03-29", "2026-10-24", "2026-10-25"])
    for (const hour of ["00:59", "01:00", "22:30", "23:30"]) same(new Date(`${day}T${hour}:00Z`))
})

test("days are counted across changes of time", () => {
  expect(daysBetween("2025-03-29", "2025-03-31")).toBe(2)
  expect(daysBetween("2025-06-20", "2025-06-19T23:59")).toBe(-1)
})

test("weekday, month and year agree with Intl for every day", () => {
  const intl = new Intl.DateTimeFormat("fr-FR", { dateStyle: "full", timeZone: "UTC" })
  const days = fc.date({ min: new Date("1583-01-01"), max: new Date("9999-12-31"), noInvalidDate: true })
  fc.assert(
    fc.property(days, day => {
      const iso = day.toISOString().slice(0, 10)
      expect(frenchDay(iso)).toBe(intl.format(new Date(`${iso}T00:00:00Z`)).replace(/ 1 /, " 1er "))
    }),
  )
})
