import { parsePeriodKey } from '../../../domain/retention/retention-period.ts';
import { periodText } from '../../archive/model/typed-period.ts';
import { useDisposalMessages } from '../messages/disposal-messages.ts';

/** Periods of a list in words; one that is none stays as it was written. */
export function usePeriodText(): (period: string) => string {
  const { language } = useDisposalMessages();
  return (written) => {
    const period = parsePeriodKey(written);
    return period ? periodText(period, language) : written;
  };
}
