import { accuracyNews } from './accuracy.js';
import { attackNews, outsideNews, slashNews } from './harm.js';
import type { Newsdesk, NewsInput } from './news.js';
import { proposalNews } from './proposals.js';

const DESKS: readonly Newsdesk[] = [outsideNews, proposalNews, attackNews, slashNews, accuracyNews];

/** The tick's most newsworthy sentence, the earlier desk's of equals; `null` for a quiet tick. */
export function headlineOf(input: NewsInput): string | null {
  const news = DESKS.flatMap((desk) => desk(input));
  if (news.length === 0) return null;
  return news.reduce((best, one) => (one.weight > best.weight ? one : best)).sentence;
}
