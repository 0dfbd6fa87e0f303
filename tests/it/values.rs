//! The small value types of the domain.

use trygtrom::domain::{
    Attested, DeviceTest, Login, LoginLevel, LoginMethod, Millis, Private, SmallMap, Stamped,
    Timestamp,
};

#[test]
fn reopening_keeps_the_former_statement() {
    let mut a = Attested::default();
    a.attest(true, Timestamp(1));
    a.reopen();
    assert_eq!(a.value(), None);
    assert_eq!(a.previous(), Some(Stamped { value: true, at: Timestamp(1) }));
    a.reopen();
    let former = a.previous();
    assert_eq!(former, Some(Stamped { value: true, at: Timestamp(1) }), "reopened twice");
}

#[test]
fn a_contradicting_statement_keeps_both() {
    let mut a = Attested::default();
    a.attest(true, Timestamp(1));
    a.attest(false, Timestamp(2));
    assert_eq!(a.value(), Some(false));
    assert_eq!(a.previous().map(|s| s.value), Some(true));
}

#[test]
fn entries_are_sorted_by_key_in_any_order_of_insertion() {
    let map: SmallMap<u8, char> = [(3, 'c'), (1, 'a'), (2, 'x'), (2, 'b')].into_iter().collect();
    assert_eq!(
        map.iter().map(|(k, v)| (k, *v)).collect::<Vec<_>>(),
        [(1, 'a'), (2, 'b'), (3, 'c')]
    );
}

#[test]
fn or_default_inserts_a_missing_entry_once() {
    let mut map: SmallMap<u8, u32> = SmallMap::default();
    *map.or_default(2) += 1;
    *map.or_default(2) += 1;
    *map.or_default(1) += 5;
    assert_eq!((map.get(1), map.get(2), map.get(3)), (Some(&5), Some(&2), None));
    assert!(map.remove(2));
    assert!(!map.remove(2) && map.remove(1));
    assert_eq!(map, SmallMap::default());
}

#[test]
fn a_clock_that_goes_backwards_gives_a_duration_of_zero() {
    assert_eq!(Timestamp(5).since(Timestamp(9)), Millis(0));
}

#[test]
fn the_last_timestamp_does_not_overflow() {
    assert_eq!(Timestamp(u64::MAX).plus(Millis(1)), Timestamp(u64::MAX));
}

#[test]
fn every_word_reads_back_and_no_other_is_read() {
    for told in DeviceTest::ALL.iter().copied() {
        assert_eq!(DeviceTest::parse(told.word()), Some(told));
    }
    for word in ["", "Running", "running:", "heard ", "closed"] {
        assert_eq!(DeviceTest::parse(word), None, "{word:?}");
    }
}

#[test]
fn debug_output_does_not_carry_the_text() {
    assert_eq!(format!("{:?}", Private::new("Kari Prøve")), "Private(…)");
}

#[test]
fn a_login_is_of_the_day_of_the_appointment_and_not_in_the_future() {
    const HOUR: u64 = 3_600_000;
    // Half past midnight in Norway, on a day in winter: the day before in universal time.
    let day = Timestamp(1_795_424_400_000 - 9 * HOUR - HOUR / 2);
    let now = day.plus(Millis(10 * HOUR));
    let fits = |at: u64| {
        let (method, level) = (LoginMethod::IdPorten, LoginLevel::High);
        Login { method, level, at: Timestamp(at) }.fits(now, day, 60)
    };
    assert_eq!(fits(now.0), None);
    assert_eq!(fits(now.0 + 120_000), None, "the clock of a server may be ahead");
    assert_eq!(fits(now.0 + 120_001), Some("its \"at\" is in the future"));
    assert_eq!(fits(u64::MAX), Some("its \"at\" is in the future"));
    assert_eq!(fits(day.0 - HOUR / 2), None, "midnight");
    let before = Some("its \"at\" is before the day of the appointment");
    assert_eq!(fits(day.0 - HOUR / 2 - 1), before);
    assert_eq!(fits(0), before);
}
