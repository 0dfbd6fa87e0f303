# Verktøyet på kommandolinjen, for sykehus som skriver sin egen prosedyrefil.
