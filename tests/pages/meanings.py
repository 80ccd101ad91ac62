"""What is written in each colour, numbers as #: another word in it is a mistake, or belongs into this table."""

WORDS = {
    "prediction": {
        "drag me", "f(a)", "f(b)", "w", "#w", "weighted sum", "every w on this line\nfits equally well", "x", "Xw",
        "line of w", "without an intercept", "new origin", "the line now", "new penguin",
        "prediction for the new penguin", "w of resampled penguins", "kept", "spread of w", "w of # data sets",
        "area under it #", "# won", "logistic curve", "curve's boundary # kg", "p = #", "z = wx",
        "p = σ(z)",
        "σ₂", "σ₃", "σ₄", "σ₅", "σ₆", "bill depth", "bill length", "flipper", "male", "this bird", "−b/w = #",
        "u", "v", "u + v", "f(u)", "f(v)", "f(u) + f(v)", "f(u + v)", "= f(u + v)", "+# g/mm", "# fits and their mean",
        "± standard deviation", "variance",
        "# → #", "lasso", "ridge", "lasso: soft threshold", "ridge: shrinkage", "# resamples", "spread of w₁",
    },
    "error": {
        "the same feature twice", "this line", "#/λmax", "diverges", "w₂", "residual", "loss J(w)", "new penguins",
        "distance to the true w", "RMSE on penguins left out", "median of # draws", "contour of J", "their sum",
        "rings: wrong", "whole", "not a probability", "left (error #%)", "J = −log p",
        "J = −log(# − p)", "∂J/∂w = (p − y) x = #", "λmax", "steepest, λmax: ×(#)",
        "bias", "bias²",
        "# times", "# kg", "# g",
        "y = #: −log(# − p)", "y = #: −log p", "#/√n: slope #/#", "±#/√n",
    },
    "path": {"start", "SGD", "gradient descent", "Newton's method", "path from α = #"},
    "optimum": {
        "least loss", "best slope", "found", "least", "ŷ", "mean", "with an intercept", "least-squares line",
        "minimum", "best", "best for full batch", "ball", "w of all # penguins", "inches of chapter #", "shortest",
        "full batch, its best rate",
        "all minimisers", "as NIST gives it", "true w", "least squares", "most likely", "truth", "★ true w (#, #)",
        "∂J/∂w₀ = #", "∂J/∂w₁ = #", "#% of the variance", "QR, refined", "line's boundary # kg",
    },
    "penalty": {
        "threshold", "no penalty", "penalty α|wⱼ|", "lasso all #", "one standard error", "direction of σ₁² = #",
        "direction of σ₂² = #",
    },
    "normal_equation": {
        "normal equation", "normal equation (Cholesky)", "build XᵀX, solve", "solve: p·p·p = #", "solve: p·p·p = #×#⁶",
    },
    "qr": {"QR"},
    "svd": {"SVD", "SVD (nothing cut)"},
    "inverse": {"build XᵀX, invert it", "inverse (XᵀX)⁻¹Xᵀy"},
}  # fmt: skip
