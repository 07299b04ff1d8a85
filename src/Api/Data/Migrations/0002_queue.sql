-- Versions without runs are graded also where no boxes can be made. Versions from before are taken to need boxes: they wait for an engine.
alter table package_versions add column needs_boxes boolean not null default true;

-- How often a worker was gone before it finished the job: such a job runs alone from then on, so that it takes no other down with it.
alter table jobs add column deaths integer not null default 0;
