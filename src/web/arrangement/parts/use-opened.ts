import { useState } from 'react';

/**
 * The thing as it was when its form was opened: what was typed is meant for that, whatever is read anew behind the form. Only
 * once the service said that somebody was faster, and showed both values, it is meant for what stands there now.
 */
export function useOpened<Thing>(now: Thing): (isOutrun: boolean) => Thing {
  const [opened] = useState(now);
  return (isOutrun) => (isOutrun ? now : opened);
}
