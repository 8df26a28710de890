import QtQml
import "plain.js" as P
import "shared.js" as S
QtObject { function nextPlain() { return P.next() } function nextShared() { return S.next() } }
