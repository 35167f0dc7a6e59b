// Publishes a new object: everything in one change set, looked at before it is put into force.
import { useCallback } from 'react';
import { useApp } from '../../describe/use-description';
import { useWords, wordsIn } from '../../words/words';
import { usePublish, type PublishOutcome } from '../publish/use-publish';
import { useApplicationSetup } from '../setup-data';
import { newObjectChanges, type NewObject, type Surroundings } from './new-object';

/** Gives how it ended. */
export function useNewObject(): (object: NewObject) => Promise<PublishOutcome> {
  const { say } = useWords();
  const app = useApp();
  const { modules } = useApplicationSetup();
  const publish = usePublish();
  return useCallback((object) => {
    const [first = '', second] = app.languages;
    const words = (language: string): Surroundings['words'] => {
      const inLanguage = wordsIn(language);
      return { basic: inLanguage('sheet.basic'), system: inLanguage('sheet.system'), all: inLanguage('sheet.all') };
    };
    const changes = newObjectChanges(object, { module: modules.find(({ name }) => name === object.head.module), second, words: words(first), secondWords: words(second ?? first) });
    return publish({ changes, why: say('setup.whyAddObject', { object: object.head.label.trim() }), safe: false });
  }, [app.languages, modules, publish, say]);
}
