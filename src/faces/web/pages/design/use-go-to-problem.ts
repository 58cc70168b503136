// The way from a finding to its place: the line of the source where one reads it, else the part of the panel it is about.
import { useNavigate } from '@tanstack/react-router';
import { useCallback } from 'react';
import { useView } from '../../designer/bar/view-address.ts';
import { placeOf } from '../../designer/state/place.ts';
import { useDesign } from '../../designer/state/use-design.ts';

export function useGoToProblem(setLine: (line: number | null) => void) {
  const { view, show, open } = useView();
  const { step, workflowId } = useDesign();
  const navigate = useNavigate();
  const isUnreadable = step.faults.length > 0;
  return useCallback(
    (at: string, line: number | null) => {
      if (isUnreadable || (view === 'source' && line !== null)) {
        if (view !== 'source') show('source');
        setLine(null);
        requestAnimationFrame(() => setLine(line));
        return;
      }
      const place = placeOf(at);
      if (place.shows !== 'automation') return open(at === '' ? 'workflow' : at);
      void navigate({
        to: '/workflows/$workflowId/automate' as never,
        params: { workflowId } as never,
        search: { at } as never,
      });
    },
    [isUnreadable, view, show, open, setLine, navigate, workflowId],
  );
}
