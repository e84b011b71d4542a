-- A central made before its tables had versions: a village, a household, a child with two names of
-- its mother, a visit; a device of the commune (its secret: 43 times a), one of the village (43 times
-- b), and the code 07603-FBKW-Q7EY-J2FD, not used yet.
BEGIN TRANSACTION;
CREATE TABLE batch (
	commune TEXT NOT NULL, 
	batch_id TEXT NOT NULL, 
	device_id TEXT NOT NULL, 
	sha256 TEXT NOT NULL, 
	changes INTEGER NOT NULL, 
	received_at TEXT NOT NULL, 
	PRIMARY KEY (commune, batch_id)
);
INSERT INTO "batch" VALUES('07603','batch-0','01a21aff-ade1-7000-9005-a60018a35d8b','ac55ee9948e883a9e83f596533914f77c28d4c88107c3f567f54c336440be99c',4,'2026-11-27T03:14:53.568879+00:00');
INSERT INTO "batch" VALUES('07603','batch-1','01a21aff-ae50-7000-a368-e4586a6c82b0','5b2b88221e6b7cdd7f4493db1a69174f38db9f193be81068bf0765a2a2f4221a',1,'2026-11-27T03:14:53.657525+00:00');
INSERT INTO "batch" VALUES('07603','batch-2','01a21aff-ade1-7000-9005-a60018a35d8b','fcc604e1fb678dd1eb256cd1eb1fb36b0f5713e89edb155dc8dc245cbfa693de',1,'2026-11-27T03:14:53.712866+00:00');
CREATE TABLE change (
	commune TEXT NOT NULL, 
	change_id TEXT NOT NULL, 
	batch_id TEXT NOT NULL, 
	device_id TEXT NOT NULL, 
	entity TEXT NOT NULL, 
	entity_id TEXT NOT NULL, 
	fields TEXT NOT NULL, 
	action TEXT DEFAULT '' NOT NULL, 
	group_id TEXT DEFAULT '' NOT NULL, 
	author TEXT DEFAULT '' NOT NULL, 
	made_at TEXT NOT NULL, 
	reason TEXT DEFAULT '' NOT NULL, 
	base INTEGER DEFAULT '0' NOT NULL, 
	time TEXT DEFAULT '' NOT NULL, 
	taken_at INTEGER DEFAULT '0' NOT NULL, 
	received_at TEXT NOT NULL, 
	status TEXT NOT NULL, 
	revision INTEGER NOT NULL, 
	code TEXT DEFAULT '' NOT NULL, 
	field TEXT DEFAULT '' NOT NULL, 
	server TEXT DEFAULT '{}' NOT NULL, 
	PRIMARY KEY (commune, change_id)
);
INSERT INTO "change" VALUES('07603','change-0','batch-0','01a21aff-ade1-7000-9005-a60018a35d8b','village','village-a','{"name":["","A"]}','','','','2026-06-08T01:00:00+00:00','',0,'001780880400000 change-0',1,'2026-11-27T03:14:53.568879+00:00','applied',1,'','','{}');
INSERT INTO "change" VALUES('07603','change-1','batch-0','01a21aff-ade1-7000-9005-a60018a35d8b','household','home-a','{"village_id":["","village-a"],"head_name":["","Vi Văn An"]}','','','','2026-06-08T01:00:00+00:00','',0,'001780880400000 change-1',2,'2026-11-27T03:14:53.568879+00:00','applied',2,'','','{}');
INSERT INTO "change" VALUES('07603','change-2','batch-0','01a21aff-ade1-7000-9005-a60018a35d8b','child','child-a','{"household_id":["","home-a"],"full_name":["","Vi Thị Bình"]}','','','','2026-06-08T01:00:00+00:00','',0,'001780880400000 change-2',3,'2026-11-27T03:14:53.568879+00:00','applied',3,'','','{}');
INSERT INTO "change" VALUES('07603','change-3','batch-0','01a21aff-ade1-7000-9005-a60018a35d8b','visit','visit-a','{"household_id":["","home-a"]}','','','','2026-06-08T01:00:00+00:00','',0,'001780880400000 change-3',4,'2026-11-27T03:14:53.568879+00:00','applied',4,'','','{}');
INSERT INTO "change" VALUES('07603','change-4','batch-1','01a21aff-ae50-7000-a368-e4586a6c82b0','child','child-a','{"mother_name":["","Lý Thị Hoa"]}','','','','2026-06-08T01:00:00+00:00','',0,'001780880400000 change-4',5,'2026-11-27T03:14:53.657525+00:00','applied',5,'','','{}');
INSERT INTO "change" VALUES('07603','change-5','batch-2','01a21aff-ade1-7000-9005-a60018a35d8b','child','child-a','{"mother_name":["","Lý Thị Hòa"]}','','','','2026-06-08T01:00:00+00:00','',0,'001780880400000 change-5',6,'2026-11-27T03:14:53.712866+00:00','merged',6,'merged','conflict.mother_name,mother_name','{"conflict.mother_name":"[{\"text\":\"Lý Thị Hoa\",\"change\":\"change-4\",\"at\":\"2026-06-08T01:00:00+00:00\",\"device\":\"Máy 1\",\"role\":\"collaborator\"},{\"text\":\"Lý Thị Hòa\",\"change\":\"change-5\",\"at\":\"2026-06-08T01:00:00+00:00\",\"device\":\"Máy 1\",\"role\":\"commune\"}]","mother_name":"Lý Thị Hoa"}');
CREATE TABLE commune (
	commune TEXT NOT NULL, 
	epoch TEXT NOT NULL, 
	head INTEGER DEFAULT '0' NOT NULL, 
	clock BIGINT DEFAULT '0' NOT NULL, 
	alike_upto INTEGER DEFAULT '0' NOT NULL, 
	PRIMARY KEY (commune)
);
INSERT INTO "commune" VALUES('07603','01a21aff-adb6-7000-9a78-480a17e03f3c',6,1780880400000,0);
CREATE TABLE commune_key (
	commune TEXT NOT NULL, 
	secret TEXT NOT NULL, 
	PRIMARY KEY (commune)
);
INSERT INTO "commune_key" VALUES('07603','pED6oS7E6-NdVVTXwBX8fW9pSkzTxeLOTrGg3huWqS4');
CREATE TABLE departure (
	commune TEXT NOT NULL, 
	entity TEXT NOT NULL, 
	id TEXT NOT NULL, 
	village_id TEXT NOT NULL, 
	revision INTEGER NOT NULL, 
	PRIMARY KEY (commune, entity, id, village_id)
);
CREATE TABLE device (
	commune TEXT NOT NULL, 
	device_id TEXT NOT NULL, 
	name TEXT NOT NULL, 
	villages TEXT NOT NULL, 
	secret_hash TEXT NOT NULL, 
	enrolled_at TEXT NOT NULL, 
	revoked_at TEXT DEFAULT '' NOT NULL, 
	last_push_at TEXT DEFAULT '' NOT NULL, 
	newest_revision INTEGER DEFAULT '0' NOT NULL, 
	PRIMARY KEY (commune, device_id)
);
INSERT INTO "device" VALUES('07603','01a21aff-ade1-7000-9005-a60018a35d8b','Máy 1','[]','66d34fba71f8f450f7e45598853e53bfc23bbd129027cbb131a2f4ffd7878cd0','2026-11-27T03:14:53.534658+00:00','','2026-11-27T03:14:53.712866+00:00',6);
INSERT INTO "device" VALUES('07603','01a21aff-ae50-7000-a368-e4586a6c82b0','Máy 1','["village-a"]','f01b57226261ae3756b93936e1c4e6b849f9a5b0933fa3b91843bf4195b9d964','2026-11-27T03:14:53.647173+00:00','','2026-11-27T03:14:53.657525+00:00',5);
CREATE TABLE device_key (
	commune TEXT NOT NULL, 
	label TEXT NOT NULL, 
	device_id TEXT NOT NULL, 
	signing TEXT NOT NULL, 
	sealing TEXT NOT NULL, 
	PRIMARY KEY (commune, label)
);
CREATE TABLE enrolment (
	commune TEXT NOT NULL, 
	code_hash TEXT NOT NULL, 
	device_name TEXT NOT NULL, 
	villages TEXT NOT NULL, 
	expires_at TEXT NOT NULL, 
	device_id TEXT DEFAULT '' NOT NULL, 
	PRIMARY KEY (commune, code_hash)
);
INSERT INTO "enrolment" VALUES('07603','9082c81034684142e6e2f145a7b0b92d65cd2cfe4be73926cf20d7be409bc0ee','Máy 1','[]','2026-11-30T03:14:53.493697+00:00','01a21aff-ade1-7000-9005-a60018a35d8b');
INSERT INTO "enrolment" VALUES('07603','03778d7df3903270ee4bfa6769cca68d644c15b56bd3893e013c00ac2d3f61ce','Máy 1','["village-a"]','2026-11-30T03:14:53.640890+00:00','01a21aff-ae50-7000-a368-e4586a6c82b0');
INSERT INTO "enrolment" VALUES('07603','fc74dfff4be4d2269bfe43c43602d546410b3fa4012427fa4b4a9ab9c1f19159','Máy 3','[]','2026-11-30T03:14:53.735610+00:00','');
CREATE TABLE generation (
	commune TEXT NOT NULL, 
	device_id TEXT NOT NULL, 
	generation TEXT NOT NULL, 
	first_at TEXT NOT NULL, 
	last_at TEXT NOT NULL, 
	PRIMARY KEY (commune, device_id, generation)
);
CREATE TABLE likely_pair (
	commune TEXT NOT NULL, 
	first_id TEXT NOT NULL, 
	second_id TEXT NOT NULL, 
	certain INTEGER NOT NULL, 
	number INTEGER NOT NULL, 
	PRIMARY KEY (commune, first_id, second_id)
);
CREATE TABLE record (
	commune TEXT NOT NULL, 
	entity TEXT NOT NULL, 
	id TEXT NOT NULL, 
	revision INTEGER NOT NULL, 
	fields TEXT NOT NULL, 
	village_id TEXT DEFAULT '' NOT NULL, 
	parent_id TEXT DEFAULT '' NOT NULL, 
	device_id TEXT DEFAULT '' NOT NULL, 
	other_revision INTEGER DEFAULT '0' NOT NULL, 
	time TEXT DEFAULT '' NOT NULL, 
	PRIMARY KEY (commune, entity, id)
);
INSERT INTO "record" VALUES('07603','child','child-a',6,'{"conflict.mother_name":"[{\"text\":\"Lý Thị Hoa\",\"change\":\"change-4\",\"at\":\"2026-06-08T01:00:00+00:00\",\"device\":\"Máy 1\",\"role\":\"collaborator\"},{\"text\":\"Lý Thị Hòa\",\"change\":\"change-5\",\"at\":\"2026-06-08T01:00:00+00:00\",\"device\":\"Máy 1\",\"role\":\"commune\"}]","full_name":"Vi Thị Bình","household_id":"home-a","mother_name":"Lý Thị Hoa"}','village-a','home-a','01a21aff-ade1-7000-9005-a60018a35d8b',5,'001780880400000 change-5');
INSERT INTO "record" VALUES('07603','household','home-a',2,'{"head_name":"Vi Văn An","village_id":"village-a"}','village-a','','01a21aff-ade1-7000-9005-a60018a35d8b',0,'001780880400000 change-1');
INSERT INTO "record" VALUES('07603','village','village-a',1,'{"name":"A"}','village-a','','01a21aff-ade1-7000-9005-a60018a35d8b',0,'001780880400000 change-0');
INSERT INTO "record" VALUES('07603','visit','visit-a',4,'{"household_id":"home-a"}','village-a','home-a','01a21aff-ade1-7000-9005-a60018a35d8b',0,'001780880400000 change-3');
CREATE TABLE recount (
	commune TEXT NOT NULL, 
	at TEXT NOT NULL, 
	PRIMARY KEY (commune)
);
INSERT INTO "recount" VALUES('07603','2026-11-27T03:14:53.743897+00:00');
CREATE TABLE seen (
	commune TEXT NOT NULL, 
	device_id TEXT NOT NULL, 
	round_at TEXT NOT NULL, 
	PRIMARY KEY (commune, device_id)
);
INSERT INTO "seen" VALUES('07603','01a21aff-ade1-7000-9005-a60018a35d8b','2026-11-27T03:14:53.994473+00:00');
CREATE TABLE trouble (
	commune TEXT NOT NULL, 
	device_id TEXT NOT NULL, 
	code TEXT NOT NULL, 
	since TEXT NOT NULL, 
	last_at TEXT NOT NULL, 
	times INTEGER NOT NULL, 
	PRIMARY KEY (commune, device_id, code)
);
CREATE TABLE village_sum (
	commune TEXT NOT NULL, 
	part TEXT NOT NULL, 
	village_id TEXT NOT NULL, 
	records INTEGER NOT NULL, 
	total TEXT NOT NULL, 
	PRIMARY KEY (commune, part, village_id)
);
INSERT INTO "village_sum" VALUES('07603','village','',1,'e751bd2d8e099b55dd6a098f5be319bf');
INSERT INTO "village_sum" VALUES('07603','home','village-a',3,'ab2075d405d1ae5292260c9d9352ec4f');
CREATE UNIQUE INDEX ix_device_secret ON device (commune, secret_hash);
CREATE INDEX ix_change_record ON change (commune, entity, entity_id);
CREATE INDEX ix_record_parent ON record (commune, parent_id);
CREATE UNIQUE INDEX ix_record_revision ON record (commune, revision);
CREATE INDEX ix_likely_pair_number ON likely_pair (commune, number);
CREATE INDEX ix_departure_revision ON departure (commune, village_id, revision);
COMMIT;
