//! Schools whose sizes differ as real ones do, made from a seed.

/// splitmix64, so that the tables are the same everywhere.
fn splitmix64(seed: u64) -> u64 {
    let mut z = seed.wrapping_add(0x9E37_79B9_7F4A_7C15);
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}

fn uniform(key: u64) -> f64 {
    (splitmix64(key) >> 11) as f64 / (1_u64 << 53) as f64
}

/// Counts of schools x groups x outcome, the last running fastest: lognormal school sizes round 100 pupils,
/// groups of very different size, an outcome (1 for none) that differs by group.
pub fn schools(schools: usize, groups: usize, outcomes: usize) -> Vec<u64> {
    let mut counts = vec![0; schools * groups * outcomes];
    let weights: Vec<f64> = (0..groups).map(|group| 1.0 / (1.0 + group as f64)).collect();
    let total: f64 = weights.iter().sum();
    for school in 0..schools {
        let key = |what: u64| splitmix64(2022 ^ (school as u64) << 20 ^ what);
        // Three uniforms make something near enough to a normal deviate.
        let normal = (0..3).map(|draw| uniform(key(1_000 + draw)) - 0.5).sum::<f64>() * 2.0;
        let size = (85.0 * (0.6 * normal).exp()).round() as u64;
        for pupil in 0..size {
            let mut left = uniform(key(10_000 + 2 * pupil)) * total;
            let mut group = 0;
            while group + 1 < groups && left > weights[group] {
                left -= weights[group];
                group += 1;
            }
            let yes = uniform(key(10_001 + 2 * pupil)) < 0.3 + 0.5 * group as f64 / groups as f64;
            let outcome = if outcomes == 1 || yes { 0 } else { 1 };
            counts[(school * groups + group) * outcomes + outcome] += 1;
        }
    }
    counts
}
