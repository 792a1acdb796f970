// Runs before the modules of a test load: the column kit decides by this variable which engine the schema is for.
process.env.DATABASE_URL = `${process.env.TEST_POSTGRES}/template_changeout`;
