// A panel whose records belong to stages: those of the stage that is looked at, and new ones begin in it.
import { useQuery } from '@apollo/client/react';
import { useEffect, useMemo, type ReactNode } from 'react';
import type { StageDescription } from '../../../metadata/language/description';
import { onRecordsChanged } from '../../data/changes';
import { listDocument, orderValue } from '../../data/document';
import { useObject } from '../../describe/use-description';
import { relatedFilter } from '../panels';
import { RelatedPanel, type RelatedPanelProps } from '../related-panel';

/** `field` keeps the stage in the records of the panel. */
export function StagedPanel({ field, stage, ...panelProps }: Omit<RelatedPanelProps, 'also'> & { readonly field: string; readonly stage: StageDescription }): ReactNode {
  const { panel, parentId } = panelProps;
  const target = useObject(panel.list.object.name);
  const variables = useMemo(
    () => ({ filter: { ...relatedFilter(panel, parentId), [field]: { eq: stage.value } }, orderBy: orderValue(panel.list.sort), first: panel.nested.first }),
    [panel, parentId, field, stage.value],
  );
  const { data, previousData, refetch } = useQuery<{ list: unknown }>(listDocument(target, panel.nested.selection), { variables });
  useEffect(() => onRecordsChanged((changed) => { if (changed === target.name) void refetch(); }), [refetch, target.name]);
  return <RelatedPanel {...panelProps} connection={(data ?? previousData)?.list ?? noRows} also={{ [field]: stage.value }} />;
}

const noRows = Object.freeze({ nodes: [], totalCount: 0 });
