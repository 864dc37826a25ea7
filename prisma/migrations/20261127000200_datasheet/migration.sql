-- What researchers answer in a study's datasheet beside what the platform knows. It may change at any time.

CREATE TABLE "StudyDatasheet" (
    "studyId" UUID NOT NULL,
    "answers" JSONB NOT NULL DEFAULT '{}',
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedById" UUID,

    CONSTRAINT "StudyDatasheet_pkey" PRIMARY KEY ("studyId")
);

ALTER TABLE "StudyDatasheet" ADD CONSTRAINT "StudyDatasheet_studyId_fkey" FOREIGN KEY ("studyId") REFERENCES "Study"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "StudyDatasheet" ADD CONSTRAINT "StudyDatasheet_updatedById_fkey" FOREIGN KEY ("updatedById") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;
