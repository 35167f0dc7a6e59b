// Catches what a page throws while it is drawn (a description that cannot be read), shows it and lets the viewer try again.
import { Component, type ReactNode } from 'react';
import { failureOf } from '../data/failure';
import { Failed } from './page-state';

interface Props { readonly children: ReactNode; readonly resetKey: string }
interface State { readonly error: unknown; readonly resetKey: string }

/** React has no function form of an error boundary, so this is a class. */
export class FailureBoundary extends Component<Props, State> {
  override state: State = { error: null, resetKey: this.props.resetKey };

  static getDerivedStateFromError(error: unknown): Partial<State> {
    return { error };
  }

  static getDerivedStateFromProps(props: Props, state: State): Partial<State> | null {
    return props.resetKey === state.resetKey ? null : { error: null, resetKey: props.resetKey };
  }

  override render(): ReactNode {
    if (this.state.error === null) return this.props.children;
    return <Failed failure={failureOf(this.state.error)} retry={() => this.setState({ error: null })} />;
  }
}
