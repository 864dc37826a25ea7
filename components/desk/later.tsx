"use client";

import { Component, Suspense, type ReactNode } from "react";

/** Room for a part that is fetched when it is needed. */
export function Later({ children, meanwhile = null }: { children: ReactNode; meanwhile?: ReactNode }) {
  return (
    <Boundary>
      <Suspense fallback={meanwhile}>{children}</Suspense>
    </Boundary>
  );
}

/** A part that cannot be fetched (no network, a server that has moved on) must not take the answers' page with it. */
class Boundary extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override render() {
    if (!this.state.failed) return this.props.children;
    return (
      <p role="alert" className="fixed inset-x-0 bottom-0 z-50 bg-danger-soft p-3 text-center text-sm text-danger">
        A part of this page could not be fetched. Your answers are not touched; go on, or reload once the server can be reached.
      </p>
    );
  }
}
