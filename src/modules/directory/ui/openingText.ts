import type { Locale } from '#kernel/locale.ts';
import type { ServiceView } from '#modules/directory/index.ts';
import { pageWords } from '../words/pages/index.ts';
import { dateText } from '../words/spoken.ts';

type Moment = { readonly day: string; readonly time: string };

/** The state in a tag, and what follows it in small words; `rest` is empty when nothing more is known. */
type OpeningText = {
  readonly tone: 'now' | 'plain' | 'unsure';
  readonly tag: string;
  readonly rest: string;
};

type Hours = Pick<ServiceView, 'opening' | 'hoursCertain'>;

/**
 * `today` is the ISO day in Brussels: it decides between "à 9 h", "demain" and the name of a day. Hours that are
 * guarded or contested are said "to be confirmed" wherever they are said.
 */
export function openingText({ opening, hoursCertain }: Hours, today: string, locale: Locale): OpeningText {
  const text = stateText(opening, today, locale);
  if (hoursCertain || opening.state === 'unknown') return text;
  const rest = [text.rest, pageWords(locale).sheet.toConfirm].filter(Boolean).join(', ');
  return { ...text, tone: 'unsure', rest };
}

function stateText(opening: Hours['opening'], today: string, locale: Locale): OpeningText {
  const words = pageWords(locale).opening;
  const at = (moment: Moment | null, saying: Saying) => momentText(moment, saying, { today, locale });
  switch (opening.state) {
    case 'always':
      return { tone: 'now', tag: words.always, rest: '' };
    case 'open':
      return {
        tone: 'now',
        tag: words.open,
        rest: at(opening.until, { sameDay: words.until, otherDay: words.untilDay }),
      };
    case 'closed':
      return {
        tone: 'plain',
        tag: words.closed,
        rest: at(opening.opens, { sameDay: words.opens, otherDay: words.opensDay }),
      };
    case 'unknown':
      return {
        tone: 'unsure',
        tag: words.unknown,
        rest: opening.because === 'holiday' ? words.holidayToday : '',
      };
  }
}

/** How a moment is said when it falls today, and when its day must be named. */
type Saying = {
  readonly sameDay: (at: string) => string;
  readonly otherDay: (day: string, at: string) => string;
};

function momentText(
  moment: Moment | null,
  { sameDay, otherDay }: Saying,
  { today, locale }: { readonly today: string; readonly locale: Locale },
): string {
  if (!moment) return '';
  const at = pageWords(locale).time(moment.time);
  return moment.day === today ? sameDay(at) : otherDay(dayName(moment.day, today, locale), at);
}

function dayName(day: string, today: string, locale: Locale): string {
  const words = pageWords(locale);
  const ahead = Math.round((Date.parse(day) - Date.parse(today)) / 86_400_000);
  if (ahead === 1) return words.opening.tomorrow;
  const weekday = words.days[(new Date(day).getUTCDay() + 6) % 7] ?? '';
  // Further than a week, the name of a day alone would send somebody a week too early.
  return ahead < 7 ? weekday : `${weekday} ${dateText(day, locale)}`;
}
