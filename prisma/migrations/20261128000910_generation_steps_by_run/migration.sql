-- What a run took is counted over all of its steps, also those out of force, each time somebody looks.
CREATE INDEX "GenerationStep_runId_idx" ON "GenerationStep"("runId");
