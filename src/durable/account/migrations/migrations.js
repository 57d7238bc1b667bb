import journal from './meta/_journal.json';
import m0000 from './0000_init.sql';
import m0001 from './0001_bad_data_policies.sql';
import m0002 from './0002_slots_of_the_day.sql';
import m0003 from './0003_controls_and_journal.sql';
import m0004 from './0004_paper_book.sql';
import m0005 from './0005_indexes_of_open_work.sql';
import m0006 from './0006_facts_and_doubts.sql';
import m0007 from './0007_lanes_of_the_outbox.sql';
import m0008 from './0008_claims_of_connected_accounts.sql';
import m0009 from './0009_long_texts.sql';
import m0010 from './0010_told_otherwise.sql';

  export default {
    journal,
    migrations: {
      m0000,
m0001,
m0002,
m0003,
m0004,
m0005,
m0006,
m0007,
m0008,
m0009,
m0010
    }
  }
  