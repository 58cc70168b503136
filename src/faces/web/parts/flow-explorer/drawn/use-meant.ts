// The flow held against its workflow, where it belongs to one and somebody asks for it.

import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { withMarks } from '../../../map/drawing-of-marks.ts';
import type { FlowDrawing } from '../../../map/flow-drawing.ts';
import { answerOptions } from '../../../state/answers.ts';
import type { FlowAddress } from '../../flow/flow-address.ts';
import { type FlowSource, useMarks } from '../../flow/flow-source.ts';

/** **shape**: `can` where there is a workflow; the drawing as it was until the marks are there. */
export function useMeant(source: FlowSource, drawing: FlowDrawing | undefined, address: FlowAddress) {
  const own = source.of === 'own';
  const log = useQuery({
    ...answerOptions('GET /api/logs/:logId', { params: { logId: source.id } }),
    enabled: source.of === 'log',
  });
  const can = own || (source.of === 'log' && typeof log.data?.workflowId === 'string');
  const marks = useMarks(source, address.filters, can && address.meant).data;
  const marked = useMemo(
    () => (drawing && marks && address.meant ? withMarks(drawing, marks) : drawing),
    [drawing, marks, address.meant],
  );
  // The marks move nothing that was drawn before them.
  return { can, drawing: marked, keep: marked === drawing ? undefined : drawing };
}
