// The related lists of an object as choices, by their titles on screen.
import { findObject, useApp, useDescriptions } from '../../describe/use-description';
import { useSetupRead, type ObjectSetup } from '../setup-data';

/** In order of display; nothing while the object is switched off. */
export function useRelatedLabels(setup: ObjectSetup): { readonly value: string; readonly label: string }[] {
  const app = useApp();
  const descriptions = useDescriptions();
  const known = findObject(app, setup.name) !== undefined;
  const description = useSetupRead(`related ${setup.name}`, async () => (known ? descriptions.object(setup.name) : null));
  return (description?.relatedLists ?? []).map(({ name, label }) => ({ value: name, label }));
}
