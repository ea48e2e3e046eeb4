/** A page of a city that is refused or fails keeps the frame around it. */

import { Outlet } from 'react-router';
import { Refused } from './refused.tsx';

export default function PageFrame() {
  return <Outlet />;
}

export function ErrorBoundary() {
  return <Refused />;
}
