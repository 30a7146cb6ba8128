import { useMemo, useState, type KeyboardEvent } from 'react';
import { Text } from '@mantine/core';
import { formatNumber } from '../../model/format.ts';
import type { DossierTally, Heading } from '../archive-types.ts';
import { useArchiveMessages } from '../messages/archive-messages.ts';

interface SchemeTreeProps {
  readonly headings: readonly Heading[];
  readonly tally: DossierTally | undefined;
  readonly chosen: string | undefined;
  readonly onChoose: (id: string | undefined) => void;
}

interface TreeLine {
  readonly id: string | undefined;
  readonly title: string;
  readonly level: number;
  readonly dossiers: number | undefined;
  readonly isOpen?: boolean;
}

/** The classification scheme with how many dossiers lie under each heading; walked with the arrows. */
export function SchemeTree({ headings, tally, chosen, onChoose }: SchemeTreeProps) {
  const { t, language } = useArchiveMessages();
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const counts = useMemo(() => countsBelow(headings, tally), [headings, tally]);
  const whole: TreeLine = { id: undefined, title: t('tree.all'), level: 1, dossiers: tally?.total };
  const lines = [whole, ...linesOf(headings, counts, closed)];
  const toggle = (id: string) =>
    setClosed(closed.has(id) ? new Set([...closed].filter((one) => one !== id)) : new Set([...closed, id]));
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const items = [...event.currentTarget.querySelectorAll<HTMLElement>('[role="treeitem"]')];
    const at = items.findIndex((item) => item === document.activeElement);
    const line = lines[at];
    const turn = line?.id;
    const deeds: Readonly<Record<string, (() => void) | undefined>> = {
      ArrowDown: () => items[at + 1]?.focus(),
      ArrowUp: () => items[at - 1]?.focus(),
      Enter: () => onChoose(turn),
      ' ': () => onChoose(turn),
      ...(turn !== undefined && line?.isOpen === true && { ArrowLeft: () => toggle(turn) }),
      ...(turn !== undefined && line?.isOpen === false && { ArrowRight: () => toggle(turn) }),
    };
    const deed = line && deeds[event.key];
    if (!deed) return;
    deed();
    event.preventDefault();
  };
  return (
    <div role="tree" aria-label={t('tree.label')} className="tree" onKeyDown={onKeyDown}>
      {lines.map((line) => (
        <div
          key={line.id ?? ''}
          role="treeitem"
          aria-level={line.level}
          aria-selected={line.id === chosen}
          aria-expanded={line.isOpen}
          tabIndex={line.id === chosen ? 0 : -1}
          className="tree-item"
          style={{ paddingLeft: (line.level - 1) * 14 + 6 }}
          onClick={() => onChoose(line.id)}
        >
          <Twist line={line} onToggle={toggle} />
          <span className="tree-title" title={line.title}>
            {line.title}
          </span>
          <span className="tree-count">{line.dossiers !== undefined && formatNumber(line.dossiers, language)}</span>
        </div>
      ))}
      {headings.length === 0 && (
        <Text fz="xs" c="dimmed" p="xs">
          {t('tree.none')}
        </Text>
      )}
    </div>
  );
}

function Twist({
  line: { id, isOpen },
  onToggle,
}: {
  readonly line: TreeLine;
  readonly onToggle: (id: string) => void;
}) {
  if (id === undefined || isOpen === undefined) return <span className="tree-twist" />;
  return (
    <span
      className="tree-twist"
      aria-hidden
      onClick={(event) => {
        event.stopPropagation();
        onToggle(id);
      }}
    >
      {isOpen ? '▾' : '▸'}
    </span>
  );
}

/** Of each heading with all below it. */
function countsBelow(headings: readonly Heading[], tally: DossierTally | undefined): ReadonlyMap<string, number> {
  const counts = new Map(tally?.nodes.map(({ value, dossiers }) => [value ?? '', dossiers]));
  // Headings come with each one before those below it.
  for (const { id, parentId } of headings.toReversed())
    if (parentId !== null) counts.set(parentId, (counts.get(parentId) ?? 0) + (counts.get(id) ?? 0));
  return counts;
}

function linesOf(
  headings: readonly Heading[],
  counts: ReadonlyMap<string, number>,
  closed: ReadonlySet<string>,
): readonly TreeLine[] {
  const children = Map.groupBy(headings, ({ parentId }) => parentId);
  const walk = (parentId: string | null, level: number): readonly TreeLine[] =>
    (children.get(parentId) ?? []).flatMap(({ id, code, title }) => {
      const isOpen = children.has(id) ? { isOpen: !closed.has(id) } : {};
      const name = code === null ? title : `${code}. ${title}`;
      const line = { id, title: name, level, dossiers: counts.get(id) ?? 0, ...isOpen };
      return [line, ...(closed.has(id) ? [] : walk(id, level + 1))];
    });
  return walk(null, 1);
}
