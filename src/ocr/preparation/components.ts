export { componentsOf, type Component } from '../../domain/page/components.ts';
