// The viewer's own look: applied at once, kept by the server, so it is there after the next sign-in on any device.
import { useApolloClient } from '@apollo/client/react';
import { App, Button, Modal } from 'antd';
import { parse } from 'graphql';
import { startTransition, type ReactNode } from 'react';
import type { Density } from '../../metadata/language/description';
import { failureOf, failureWords } from '../data/failure';
import { useApp, useDescriptions } from '../describe/use-description';
import { LookChoice } from '../widgets/look-choice';
import { applyLook, useLook } from '../widgets/page-style';
import { useWords } from '../words/words';

const styleDocument = parse('mutation ChooseStyle($color: String, $density: String) { chooseStyle(color: $color, density: $density) }');

/** The dialog. */
export function StyleDialog({ close }: { close: () => void }): ReactNode {
  const { say } = useWords();
  const app = useApp();
  const look = useLook();
  const client = useApolloClient();
  const descriptions = useDescriptions();
  const { message } = App.useApp();
  const choose = async (color: string | null, density: Density | null): Promise<void> => {
    const before = look;
    if (color !== null || density !== null) applyLook(color, density ?? look.density);
    try {
      await client.mutate({ mutation: styleDocument, variables: { color, density } });
      startTransition(() => descriptions.refresh());
    } catch (error) {
      applyLook(before.color, before.density);
      void message.error(failureWords(failureOf(error), say));
    }
  };
  const { own } = app.style;
  return (
    <Modal open title={say('style.title')} width={400} onCancel={close} footer={<>
      <Button type="text" disabled={own.color === null && own.density === null} onClick={() => void choose(null, null)}>{say('style.follow')}</Button>
      <Button type="primary" onClick={close}>{say('style.done')}</Button>
    </>}>
      <LookChoice color={look.color} density={look.density} onChange={(color, density) => void choose(color, density)} />
    </Modal>
  );
}
