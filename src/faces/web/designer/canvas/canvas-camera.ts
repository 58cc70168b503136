// Where one looks on the canvas of a workflow: remembered in this browser, forgotten when the drawing is tidied up.
import { useCallback, useEffect, useState } from 'react';
import type { Camera } from '../../map/hands/camera.ts';
import { useDraft } from '../../state/draft.ts';

const FORGOTTEN = 'millrace-canvas-forgotten';

export function useCanvasCamera(workflowId: string): [Camera | null, (camera: Camera) => void, number] {
  const [camera, setCamera, forget] = useDraft<Camera | null>(`canvas:${workflowId}`, null);
  // The map keeps a camera of its own; a new key lets it look afresh.
  const [looks, setLooks] = useState(0);
  useEffect(() => {
    const hear = () => {
      setCamera(null);
      forget();
      setLooks((count) => count + 1);
    };
    window.addEventListener(`${FORGOTTEN}:${workflowId}`, hear);
    return () => window.removeEventListener(`${FORGOTTEN}:${workflowId}`, hear);
  }, [workflowId, setCamera, forget]);
  const look = useCallback((next: Camera) => setCamera(next), [setCamera]);
  return [camera, look, looks];
}

export const forgetCamera = (workflowId: string): boolean =>
  window.dispatchEvent(new Event(`${FORGOTTEN}:${workflowId}`));
