import { patientRecordsContract } from './patient-records.ts';
import { patientReviewsContract } from './patient-reviews.ts';
import { registrySettingsContract } from './registry-settings.ts';

/** The patient registry: records of patients, reviews of entries, and how it works here. */
export const patientsContract = { ...patientRecordsContract, ...patientReviewsContract, ...registrySettingsContract };
