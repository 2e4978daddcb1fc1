import type { RouteObject } from 'react-router';

export const patientRoutes: RouteObject[] = [
  {
    lazy: async () => ({ Component: (await import('./registry-memory.tsx')).RegistryMemory }),
    children: [
      { path: 'patients', lazy: async () => ({ Component: (await import('./patients-page.tsx')).PatientsPage }) },
      {
        path: 'patients/new',
        lazy: async () => ({ Component: (await import('./new-patient-page.tsx')).NewPatientPage }),
      },
      { path: 'patients/reviews', lazy: async () => ({ Component: (await import('./reviews-page.tsx')).ReviewsPage }) },
      { path: 'patients/:id', lazy: async () => ({ Component: (await import('./patient-page.tsx')).PatientPage }) },
    ],
  },
];
